/** The formats of reports, apart from what writes them, so that `--help` loads none of it. */
export const reportFormats = ["text", "json", "markdown", "github", "sarif", "junit"] as const;
export type ReportFormat = (typeof reportFormats)[number];
