// The documents: a button on each piece of code that copies it, of a console the commands alone; the list of pages folded on a phone.

const narrow = matchMedia("(max-width: 56rem)");

function copied(code) {
  const commands = [...code.querySelectorAll(".command")].map((command) => command.textContent.slice(2));
  return commands.length ? commands.join("\n") : code.textContent;
}

for (const block of document.querySelectorAll(".code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  block.classList.toggle("whole", !block.querySelector(".command"));
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copied(block));
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => (button.textContent = "Copy"), 1600);
  });
  block.append(button);
}

const contents = document.querySelector(".contents details");
const fold = () => (contents.open = !narrow.matches);
narrow.addEventListener("change", fold);
fold();
