// The life of operations as it is drawn: the grid of the document, its gaps, and where one name stands for two codes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addCatalog, entries, entry, lifecycle, operations, removeCatalog } from "status-codebook";
import { fromElement } from "./element.mjs";

const { lifeOf } = await fromElement(`export { lifeOf } from "./life.ts";`);

const grid = (operation) =>
  lifeOf(lifecycle(operation)[0].entry)
    .map(({ stages }) => stages.map((stage) => stage.entry.code).join("/") || "–")
    .join(" ");

test("every operation has the slots of all, in the order of life, and gaps where nothing is documented", () => {
  const words = lifeOf(entry("egnyte/951")).map((slot) => slot.word);
  assert.deepEqual(words, [
    "created",
    "queued",
    "running",
    "stopping",
    "stopped",
    "paused",
    "suspended",
    "skipped",
    "succeeded",
    "failed",
  ]);
  assert.deepEqual(Object.fromEntries(operations().map((operation) => [operation, grid(operation)])), {
    CREATE_MIGRATION: "– 917 910 – 913 914 – – 911 912",
    MIGRATE_DATA: "– 927 920 923 924 925 – – 922 921",
    SCAN: "– 937 930 933 934 935 – 936 932 931",
    DATA_UPLOAD: "– 947 940 943 944 945 948 – 942 941",
    DATA_SYNC: "– 957 950 953 954 955 958 – 952 951",
    MIGRATE_PERMISSIONS: "– 967 960 963 964 965 – – 962 961",
    SANITIZE: "– 977 970 973 974 975 – 976 972 971",
    FINALIZE_MIGRATION: "– 987 980 – 984 983 – – 981 982",
    META_MIGRATE_DATA: "– 107 101 104 105 106 – – 103 102",
    ASYNC_COPY: "– 117 110 113 114 115 118 – 112 111",
    CREATE_EMPTY_FOLDERS: "– 127 120 123 124 125 – – 122 121",
    SIMULATE_PERMISSIONS: "– 137 130 133 134 135 – – 132 131",
    SPEED_TEST: "– – 210 213 214 215 – – 212 211",
    SCHEDULE_JOB: "220 – 221 223 224 226 – – 222 225",
    SCAN_SOURCE: "– – 230 – – 233 – – 232 231",
    CREATE_PROJECT: "– – – – – – – – 140 –",
    SIMULATE_SCAN: "– – 141 – – 144 – – 143 142",
    DELETE_PROJECT: "– – – – – – – – 145 146",
    VALIDATE_PROJECT: "– – 160 164 165 163 – – 162 161",
    AGENT_UPGRADE: "– – 993 – – – – – 994 995/996",
    AGENT_RETIRE: "– – 193 – – – – – 194 195/196",
  });
});

test("a code named like another operation's stands with its own, and is named beside the other", () => {
  const stages = (id) => lifeOf(entry(id)).flatMap((slot) => slot.stages);
  const namesakes = (id, code) =>
    stages(id)
      .find((stage) => stage.entry.code === code)
      .namesakes.map((each) => each.code);
  assert.deepEqual(namesakes("egnyte/210", "215"), ["233"]);
  assert.deepEqual(namesakes("egnyte/233", "233"), ["215"]);
  const all = entries("egnyte").flatMap((each) => stages(each.id).flatMap((stage) => stage.namesakes));
  assert.deepEqual([...new Set(all.map((each) => each.code))].sort(), ["215", "233"]);
});

test("an entry without an operation has no life, and catalogs do not lend each other states", (t) => {
  assert.deepEqual(lifeOf(entry("mover/404")), []);
  const of = (code, state) => ({ code, message: state, name: `COPY : ${state}`, operation: "COPY" });
  addCatalog({
    id: "site",
    title: "Site",
    product: "Site",
    entries: [
      { ...of("S1", "RUNNING"), state: "running" },
      { ...of("S2", "FAILED"), state: "failure" },
    ],
  });
  t.after(() => removeCatalog("site"));
  assert.equal(lifeOf(entry("site/S1")).length, 2);
  assert.equal(lifeOf(entry("egnyte/951")).length, 10);
});
