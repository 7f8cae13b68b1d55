import { wordSet } from "../word-table.js";
import { nameKey } from "../../spec/spelling.js";

/**
 * Members that tell how a call went or how long its list is. The platform has them in the outermost
 * result, whatever stands before them in the table: of 1,120 documented trees, 47 of 47 rows
 * `success` that follow a deeper row stand there, 36 of 36 `result_code`, 20 of 21 `error_code`.
 */
const envelope: ReadonlySet<string> = new Set(
  [
    "success is_success successful successed succeed biz_success",
    "err_code error_code result_code ret_code return_code biz_code msg_code sub_code http_status_code",
    "err_msg error_msg err_message error_message error_desc err_desc error_info msg_info sub_msg",
    "result_msg result_message result_desc result_view ret_msg return_msg info_msg error_level",
    "total_count total_size total_num total_page total_pages total_result total_results total_record",
    "current_page page_index page_no page_num page_size has_more has_next has_next_page",
    "trace_id request_id server_time",
  ]
    .join(" ")
    .split(" ")
    .map(nameKey),
);

/** Names that inner objects have as often; beside one of the above they belong to it. */
const besideIt = wordSet("message msg code error total status");

/** Which rows of a table are members of such an envelope, by their names and neighbours. */
export function envelopeRows(names: readonly string[]): boolean[] {
  const keys = names.map(nameKey);
  const found = keys.map((key) => envelope.has(key));
  const spread = (i: number, from: number): void => {
    if (found[from] && besideIt.has(keys[i] ?? "")) found[i] = true;
  };
  keys.forEach((_, i) => {
    spread(i, i - 1);
  });
  for (let i = keys.length - 1; i >= 0; i -= 1) spread(i, i + 1);
  return found;
}
