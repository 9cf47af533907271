// Writes pictures with sixteen colours, which text on white does not lack: FOLDER PNG...
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, ...pictures] = process.argv.slice(2);
const png = createRequire(join(folder, "package.json"))("upng-js");

for (const picture of pictures) {
  const { width, height, ...rest } = png.decode(readFileSync(picture));
  const colours = png.toRGBA8({ width, height, ...rest });
  writeFileSync(picture, Buffer.from(png.encode(colours, width, height, 16)));
}
