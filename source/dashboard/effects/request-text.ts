import {parseRequest} from '../../probes/requests/web-request.ts';

/** Whether what was typed can be requested. */
export const isRequest = (text: string) => parseRequest(text) !== undefined;
