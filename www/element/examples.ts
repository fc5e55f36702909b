/** Answers for the six examples of the first view: each is a real question that the codebook answers. */

export type ExampleKind = "code" | "name" | "message" | "question" | "log" | "report";

export interface Example {
  readonly kind: ExampleKind;
  readonly text: string;
}

/** Seven lines as an agent of Azure Storage Mover writes them; the paths are made up. */
const log = [
  "2024-05-02T10:14:03Z copy /finance/2023/q1.xlsx Failed AZSM2063",
  "2024-05-02T10:14:04Z copy /finance/2023/q2.xlsx Failed AZSM2063",
  "2024-05-02T10:14:09Z copy /design/plan.dwg Failed AZSM2070",
  "2024-05-02T10:14:11Z copy /shared/device.sock Unsupported AZSM2021",
  "2024-05-02T10:14:15Z copy /archive/backup.vhdx Unsupported AZSM2026",
  "2024-05-02T10:14:20Z copy /hr/letters/a.docx Failed AZSM2062",
  "2024-05-02T10:15:00Z job run ended with AZSM1027",
].join("\n");

export const examples: readonly Example[] = [
  { kind: "code", text: "azsm 1024" },
  { kind: "name", text: "DATA_SYNC : FAILED" },
  { kind: "message", text: "Could not connect to Box. Try reauthorizing" },
  { kind: "question", text: "target location is busy because of a lease" },
  {
    kind: "log",
    text: "2024-05-02 10:14:03 ERROR errorCode=3050 SCAN_FAILURE_50K_LIMIT_ERROR path=/Shared/Projects",
  },
  { kind: "report", text: log },
];
