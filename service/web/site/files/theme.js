// Light or dark: what the system prefers, until the person says otherwise. Runs before the page is painted, so it is no module.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";

  function stated() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // a browser that keeps nothing
    }
  }

  function keep(theme) {
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // it holds until the page is left
    }
  }

  function show() {
    root.classList.toggle("dark-mode", isDark()); // the name that Swagger UI goes by
    const button = document.getElementById("theme");
    if (!button) return;
    button.hidden = false;
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`);
  }

  const wanted = stated();
  if (wanted === "light" || wanted === "dark") root.dataset.theme = wanted;
  show();
  dark.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", () => {
    show();
    document.getElementById("theme").addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      keep(root.dataset.theme);
      show();
    });
  });
})();
