import type { Kind } from "../kind";
import { Play } from "./Play";
import { Preview } from "./Preview";

const text: Kind = { Play, Preview };
export default text;
