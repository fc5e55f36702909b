/** Answers for one thing: a style sheet imported by the element arrives as its text. */
declare module "*.css" {
  const text: string;
  export default text;
}
