// The labelling rule as data, for the implementations that the package is compared with: which words announce a code,
// which take that back, which name a product, and what is documented. They get it ready made, as the package has it in
// its module: what it takes to prepare it is in no measurement.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFile } from "../package.mjs";

const split = (words) => words.trim().split(/\s+/);

/** After these a number is a code. */
export const BEFORE = split(`
  status statuses code codes error errors err errorcode errorcodes statuscode statuscodes laststatuscode scanstatuscode
  lasterror fehler fehlercode fehlernummer statut status_code error_code status_codes error_codes last_status_code
  last_error`);
/** These may stand between such a word and its number. */
export const BETWEEN = split("no nr number");
/** These stand beside a code without a meaning of their own. */
export const BESIDE = [...BETWEEN, "http", "last"];
/** Before these a number is a code. */
export const AFTER = split("status error");
/** … unless such a word follows: «404 error messages». */
export const SEVERAL = split("codes messages mails pages lines entries");
/** A code after these is a process's. */
export const PROCESS = split("exit exited return");
/** «code» after these is another's. */
export const ANOTHERS = split(`
  conference category location project source 2fa security verification room zip postal post area country dial in access
  door pin promo voucher bar qr cost currency language tax`);
/** A number before these is a size or takes time, even after a cue. */
export const UNITS = split(`
  b kb mb gb tb kib mib gib bytes byte ms s sec secs second seconds min mins minute minutes h hours hour day days weeks
  months`);
/** A chained number before these is a count. */
export const COUNTED = split("files folders items users times percent k week month year years");
/** These chain a number to a code. */
export const CHAIN = split("and or und oder then");
/** Software whose replies are no codes of these products, and its requests in capitals. */
export const FOREIGN = split(`
  kernel cisco outlook nginx apache apache2 httpd haproxy squid varnish envoy traefik iis w3svc curl wget postfix sendmail
  exim dovecot smtp smtpd esmtp sshd mysqld`);
export const REQUESTS = split("GET POST PUT HEAD DELETE");
/** A product beside these is one that is copied from or to. */
export const CONNECTED = split("source destination dest src target connector");
/** Columns of these names hold codes, blanks and signs left out; the last three are words of records too. */
export const COLUMNS = split(`
  laststatuscode statuscode scanstatuscode errorcode lasterrorcode lasterror fehlercode statuscodes resultcode
  letzterstatuscode fehlernummer code status error`);
export const VAGUE = COLUMNS.slice(-3);
/** A table with such a column names products that its codes are not of. */
export const CONNECTORS = split("connector source destination");

/** A name in capitals, and not a plain word. */
const symbolic = (name) => /^[A-Z0-9_: ]+$/.test(name) && (/[_:]/.test(name) || name.length >= 8);

/**
 * The catalogs in their order: the words of each of the product's names, the documented entries by code, and by name where
 * that is symbolic. Entries are objects of their own: what is looked up a million times is not shared with anybody.
 */
export function catalogs(book) {
  return book.catalogs().map(({ id, product }) => {
    const file = join(packageFile(), "..", "data", `${id}.json`);
    const { aliases } = JSON.parse(readFileSync(file, "utf8"));
    const [entries, codes, names] = [[], new Map(), new Map()];
    for (const { id: entry, catalog, code, name, message } of book.entries(id)) {
      const words = message.includes(" ") ? (message.toLowerCase().match(/[a-z0-9]+/g) ?? []) : [];
      const own = { id: entry, catalog, code, number: Number(code), name, words };
      entries.push(own);
      if (!codes.has(code)) codes.set(code, own);
      if (name && symbolic(name)) names.set(name, [...(names.get(name) ?? []), own]);
    }
    const products = new Set(
      [id, product, ...aliases].map((it) =>
        it
          .toLowerCase()
          .match(/[a-z0-9]+/g)
          .join(" "),
      ),
    );
    return { id, products: [...products].map((it) => it.split(" ")), entries, codes, names };
  });
}
