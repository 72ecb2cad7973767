import {transcripts} from './transcripts.ts';

/** The recorded runs of one tool against each kind of server, e.g. `curl` or `busybox-1_36_1 nc`. */
export const httpTranscripts = (tool: string) =>
	transcripts('probe-transcripts/http.txt').filter(({command}) => command.startsWith(`${tool} `));
