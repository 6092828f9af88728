// What each consumer takes of the markup. Source: the rules of schemas/consumers, and the documents that they name.

/** The first content of each tag, by its name. */
function contents(tags) {
  const found = {};
  for (const { property, name, content } of tags) found[property ?? name] ??= content;
  return found;
}

function hostOf(address) {
  try {
    return new URL(address).host.replace(/^www\./, "");
  } catch {
    return "";
  }
}

function one(value) {
  return Array.isArray(value) ? value[0] : value;
}

function addressOf(value) {
  const first = one(value);
  return typeof first === "string" ? first : first?.url ?? first?.contentUrl ?? "";
}

function nameOf(value) {
  const first = one(value);
  return typeof first === "string" ? first : first?.name ?? "";
}

/**
 * What the consumers see of these nodes and tags.
 * An image is {address, width, height, alt}; what is not stated is "" or null.
 */
export function seenBy({ article = {}, openGraph = [], twitterCard = [], title = "" }) {
  const og = contents(openGraph);
  const x = contents(twitterCard);
  const host = hostOf(og["og:url"] ?? article.url ?? addressOf(article.mainEntityOfPage));
  const image = og["og:image"]
    ? { address: og["og:image"], width: Number(og["og:image:width"]) || null, height: Number(og["og:image:height"]) || null, alt: og["og:image:alt"] ?? "" }
    : null;
  const first = one(article.image);
  const google = addressOf(first) ? { address: addressOf(first), width: Number(first.width) || null, height: Number(first.height) || null, alt: "" } : null;
  const shared = { host, title: og["og:title"] || title, description: og["og:description"] ?? "", image };
  return {
    google: {
      host,
      site: nameOf(article.publisher) || host,
      crumbs: [host, article.articleSection ? one(article.articleSection) : ""].filter(Boolean),
      title: article.headline ?? shared.title,
      description: article.description ?? shared.description,
      date: article.datePublished ?? "",
      image: google,
    },
    facebook: { ...shared, small: Boolean(image?.width && image?.height && (image.width < 600 || image.height < 315)) },
    x: {
      host,
      title: x["twitter:title"] ?? shared.title,
      description: x["twitter:description"] ?? shared.description,
      image: x["twitter:image"] ? { ...(x["twitter:image"] === image?.address ? image : {}), address: x["twitter:image"], alt: x["twitter:image:alt"] ?? "" } : image,
      large: x["twitter:card"] === "summary_large_image",
    },
    mastodon: {
      site: nameOf(article.publisher) || og["og:site_name"] || host,
      title: article.headline ?? shared.title,
      description: article.description ?? shared.description,
      date: article.datePublished ?? og["article:published_time"] ?? "",
      author: nameOf(article.author),
      creator: x["fediverse:creator"] ?? og["fediverse:creator"] ?? "",
      image,
    },
    whatsapp: shared,
  };
}
