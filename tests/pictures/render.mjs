// Turns messages into pages: messages.json of this folder's argument -> NAME.html beside it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const folder = process.argv[2];
const require = createRequire(join(folder, "package.json"));
const { createElement } = require("react");
const { renderToStaticMarkup } = require("react-dom/server");
const { Message } = require("slack-blocks-to-jsx");

const kit = readFileSync(join(folder, "node_modules/slack-blocks-to-jsx/dist/style.css"), "utf8");
const own = readFileSync(new URL("page.css", import.meta.url), "utf8");
const messages = JSON.parse(readFileSync(join(folder, "messages.json"), "utf8"));

for (const [name, blocks] of Object.entries(messages)) {
  const message = createElement(Message, {
    blocks,
    name: "Versus",
    time: new Date(2026, 10, 21, 9, 30),
    logo: "data:image/svg+xml," + encodeURIComponent(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#1f2937"/>' +
      '<path d="M9 11l6 14h2l6-14M22 25h6" stroke="#fff" stroke-width="2.6" fill="none"/></svg>',
    ),
  });
  const body = renderToStaticMarkup(message);
  // The window is made as high as the page says in its title.
  const measure = "document.title = Math.ceil(document.body.getBoundingClientRect().height)";
  writeFileSync(
    join(folder, `${name}.html`),
    `<!doctype html><meta charset="utf-8"><title></title><style>${kit}\n${own}</style><body>${body}<script>${measure}</script>`,
  );
}
