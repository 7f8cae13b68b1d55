/** What the site sends in place of a page, by the words that only such an answer has. */
const traces: readonly [RegExp, string][] = [
  [/RGV587_ERROR|FAIL_SYS_USER_VALIDATE/, "a refusal of the site's anti-crawler gate"],
  [/x5secdata|x5step|_____tmd_____|\/punish\?|sufei-punish/, "a challenge page"],
  [/"action"\s{0,8}:\s{0,8}"captcha"|nc_1_n1z|nocaptcha/, "a captcha"],
  [
    /login\.(?:taobao|alibaba|tmall)\.com\/(?:member|newlogin|havana|jump)|fm-login-id|扫码登录|密码登录/,
    "a login page",
  ],
  [/FAIL_SYS_[A-Z_]{1,64}/, "an error answer of the site"],
];

/**
 * Names what was sent instead of a page, or nothing. Ask only once a page could not be read: a real
 * page links to the login, too.
 */
export function recogniseChallenge(text: string): string | undefined {
  return traces.find(([trace]) => trace.test(text))?.[1];
}
