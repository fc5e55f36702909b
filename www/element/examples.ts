/** Answers for the six examples of the first view: each is a real question that the codebook answers. */

export type ExampleKind = "code" | "name" | "message" | "question" | "log" | "report";

export interface Example {
  readonly kind: ExampleKind;
  readonly text: string;
  /** What is shown of a longer text. */
  readonly shown?: string;
}

/** The first rows of a report as Mover writes it. */
const report = [
  "Task,Source,Destination,Status,Last Status Code,Message",
  "397,Box,OneDrive,Failed,411,Invalid root path",
  "398,Dropbox,OneDrive,Failed,260,Storage Quota Exceeded on OneDrive",
  "402,Google Drive,OneDrive,Failed,410,Could not connect to Google Drive. Try reauthorizing",
  "403,Google Drive,OneDrive,Failed,410,Could not connect to Google Drive. Try reauthorizing",
  '405,Dropbox,OneDrive,Partial,201,"Some upload errors, please retry"',
  "406,Box,OneDrive,Success,100,Success",
  "AZSM1024 and AZSM2063 were seen by the agent",
].join("\n");

export const examples: readonly Example[] = [
  { kind: "code", text: "azsm 1024" },
  { kind: "name", text: "DATA_SYNC : FAILED" },
  { kind: "message", text: "Could not connect to Box. Try reauthorizing" },
  { kind: "question", text: "target location is busy because of a lease" },
  { kind: "log", text: "2024-05-02 10:14:03 ERROR errorCode=3050 SCAN_FAILURE_50K_LIMIT_ERROR path=/Shared/Projects" },
  { kind: "report", text: report, shown: "Mover report, 8 lines" },
];
