// The browsers of the tests come from the system (see scripts/browsers.ts); nothing is downloaded at install time.
module.exports = { skipDownload: true };
