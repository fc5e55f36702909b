/** Answers for the page as one file, which opens from a disk or an attachment: the module is inside. */
import { provideInlined } from "../lib/inlined.ts";
import { start } from "./page.ts";

provideInlined();
start();
