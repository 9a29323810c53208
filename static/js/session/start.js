// The page before the start: how it tells you, chosen and heard before anything runs.
import { bind } from "./cues.js";

bind();
