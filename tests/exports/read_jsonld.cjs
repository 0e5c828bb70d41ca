// Reads data.jsonld and data.nq of a folder with jsonld.js in its safe mode, offline, and writes both as N-Quads.

const fs = require("fs");
const path = require("path");
const [library, folder] = process.argv.slice(2);
const jsonld = require(library);

const documentLoader = (url) => {
  throw new Error(`asked for ${url}`);
};
const options = { format: "application/n-quads", safe: true, documentLoader };
const file = (name) => path.join(folder, name);

async function main() {
  const document = JSON.parse(fs.readFileSync(file("data.jsonld"), "utf8"));
  fs.writeFileSync(file("from-jsonld.nq"), await jsonld.toRDF(document, options));
  const read = await jsonld.fromRDF(fs.readFileSync(file("data.nq"), "utf8"), options);
  fs.writeFileSync(file("from-nquads.nq"), await jsonld.toRDF(read, options));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
