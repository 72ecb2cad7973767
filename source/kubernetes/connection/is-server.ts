/** Whether this is where an API server can be: a URL of http or https. */
export const isServer = (server: string): boolean => URL.canParse(server) && /^https?:$/.test(new URL(server).protocol);
