/** Answers for what a frame and the page around it say to each other. */

/** From the frame: its `height` in pixels. From the page, without one: the question for it. */
export const HEIGHT = "status-codebook-height";
