/** The two words between a page and the desktop shell's preload script: the page asks for a port, the script hands one over. Every ask yields a fresh port. */
export const wantPort = 'dangui:want-port'
export const givePort = 'dangui:port'

/** The name under which the desktop shell serves its page (`app://dangui/`); the host shell's page has a loopback address. */
export const desktopPageName = 'dangui'
