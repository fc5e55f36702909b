// Makes the Custom Elements Manifest, from which editors and documentation tools know the element: out of its
// declarations, which are what a user reads as well.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const DECLARATIONS = "www/element/public.d.ts";
const ELEMENT = "www/element";

/** The attributes that the element's own class reads or writes; those of its inner parts are not `this`. */
export function attributesOf(root) {
  const files = readdirSync(join(root, ELEMENT)).filter((name) => name.endsWith(".ts"));
  const code = files.map((name) => readFileSync(join(root, ELEMENT, name), "utf8")).join("\n");
  const named = code.matchAll(/(?:this\.(?:get|set|has|toggle)Attribute\(|setOrRemove\(this, )"([a-z-]+)"/g);
  return new Set([...named].map(([, name]) => name));
}

/** Our own attributes part their words by hyphens; what HTML has already does not. */
const attributeOf = (name, known) => [kebab(name), name.toLowerCase()].find((each) => known.has(each));
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const comment = (node) => node?.jsDoc?.at(-1)?.comment?.replace(/\s+/g, " ");
const sentence = (text) => text && `${text[0].toUpperCase()}${text.slice(1)}`;

/** The events of the map, each described where its detail is: «Of `status-codebook-…`: …». */
function events(source, ts) {
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]),
  );
  return interfaces.get("StatusCodebookEventMap").members.map((member) => {
    const detail = /<(\w+)>/.exec(member.type.getText())?.[1];
    const description = comment(member) ?? comment(interfaces.get(detail))?.replace(/^Of .*?: /, "");
    return {
      name: member.name.text,
      type: { text: member.type.getText() },
      description: sentence(description),
    };
  });
}

/** The manifest as an object; `root` is the project's folder. */
export async function elementManifest(root) {
  const { create, ts } = await import("@custom-elements-manifest/analyzer");
  const text = readFileSync(join(root, DECLARATIONS), "utf8");
  const source = ts.createSourceFile(DECLARATIONS, text, ts.ScriptTarget.ES2022, true);
  const { schemaVersion, modules } = create({ modules: [source], plugins: [] });
  const element = modules[0].declarations.find(({ name }) => name === "StatusCodebookElement");
  const known = attributesOf(root);
  const fields = element.members.filter(({ kind, name }) => kind === "field" && attributeOf(name, known));
  element.attributes = fields.map(({ name, type, description }) => ({
    name: attributeOf(name, known),
    type,
    description,
    fieldName: name,
  }));
  for (const field of fields) field.attribute = attributeOf(field.name, known);
  element.events = events(source, ts);
  element.tagName = "status-codebook";
  element.customElement = true;
  const here = { name: element.name, module: "dist/element.js" };
  const script = (path, declarations, exports) => ({
    kind: "javascript-module",
    path,
    declarations,
    exports,
  });
  const exported = { kind: "js", name: element.name, declaration: here };
  const defined = { kind: "custom-element-definition", name: element.tagName, declaration: here };
  return {
    schemaVersion,
    readme: "README.md",
    modules: [
      script(here.module, [element], [exported]),
      script("dist/define.js", [], [exported, defined]),
      script("dist/cdn/status-codebook.js", [], [defined]),
    ],
  };
}
