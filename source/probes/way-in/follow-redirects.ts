import type {MachineRequest, Place, WebAnswer} from '../../model/machine/machine.ts';
import {askWeb} from './ask-web.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';

/** Redirects that are followed at most. */
const mostRedirects = 10;

/** What a request came to in the end. */
export type Followed = {
	readonly answer: WebAnswer;
	/** The URLs that were asked, in their order. */
	readonly urls: readonly string[];
	/** Whether a redirect led back to a URL that was asked before, or never ended. */
	readonly isLoop: boolean;
	/** Where a redirect leads that was not followed: to another host. */
	readonly left?: string;
};

const urlOf = ({scheme, host, path}: MachineRequest) => `${scheme}://${host}${path}`;

/** Where an answer sends on to; undefined where it does not. */
const locationOf = (answer: WebAnswer, from: string): URL | undefined => {
	const location =
		answer.outcome === 'answered' && answer.code >= 300 && answer.code < 400 ? answer.headers.location : undefined;
	return location !== undefined && URL.canParse(location, from) ? new URL(location, from) : undefined;
};

/**
 * Sends a request, and follows redirects as long as they stay on its host: at the same address, at the port of the new
 * scheme. `portFor` is that of a scheme at the address. Records a hop for each.
 */
export const followRedirects = async (
	place: Place,
	first: MachineRequest,
	portFor: (scheme: 'http' | 'https') => number,
	site: OutsideSite,
	recorder: OutsideRecorder,
): Promise<Followed> => {
	const urls: string[] = [];
	let request = first;
	let {port} = place;
	for (;;) {
		const url = urlOf(request);
		urls.push(url);
		const answer = await askWeb({address: place.address, port}, request, site, recorder);
		const next = locationOf(answer, url);
		if (next === undefined || site.signal.aborted) {
			return {answer, urls, isLoop: false};
		}

		if (next.hostname !== request.host.toLowerCase() || request.host === '') {
			return {answer, urls, isLoop: false, left: next.href};
		}

		const scheme = next.protocol === 'https:' ? 'https' : 'http';
		const isUsualPort = next.port === '';
		port = isUsualPort ? (scheme === request.scheme ? port : portFor(scheme)) : Number(next.port);
		request = {...request, scheme, path: `${next.pathname}${next.search}`};
		if (urls.includes(urlOf(request)) || urls.length > mostRedirects) {
			return {answer, urls: [...urls, urlOf(request)], isLoop: true};
		}
	}
};
