// The page's icons as one drawing whose parts are shown by name: those that src/ui/icon.rs lists, as lucide draws
// them: sprite.mjs FILE
import { readFileSync, writeFileSync } from "node:fs";

const names = readFileSync("src/ui/icon.rs", "utf8").matchAll(/: Icon = Icon\("([a-z0-9-]+)"\)/g);
const symbols = [...names].map(([, name]) => {
    const drawing = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
    const parts = drawing.match(/<svg[^>]*>(.*)<\/svg>/s)[1].replace(/\s*\n\s*/g, "").replaceAll(" />", "/>");
    return `<symbol id="i-${name}" viewBox="0 0 24 24">${parts}</symbol>`;
});
writeFileSync(process.argv[2], `<svg xmlns="http://www.w3.org/2000/svg" hidden>${symbols.join("")}</svg>\n`);
