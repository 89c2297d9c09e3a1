import type { Kind } from "../kind";
import { Play } from "./Play";
import { Preview } from "./Preview";

const generate: Kind = { Play, Preview };
export default generate;
