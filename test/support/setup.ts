/** Before each file of tests: what holds for all of them, and what is tidied up behind it. */
import { afterAll } from "vitest";
import "./no-network.js";
import "./property-seed.js";
import { removeTemporaryFolders } from "./temporary-folder.js";

afterAll(removeTemporaryFolders);
