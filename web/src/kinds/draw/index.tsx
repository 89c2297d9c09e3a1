import type { Kind } from "../kind";
import { Play } from "./Play";
import { Preview } from "./Preview";

const draw: Kind = { Play, Preview };
export default draw;
