import { createContext } from "react";

/** Whether the report is about pictures that were made: then another network says what it sees in them. */
export const Generated = createContext(false);
