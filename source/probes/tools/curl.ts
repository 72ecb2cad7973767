import {certificateDetails, readCertificate} from '../readers/read-certificate.ts';
import {curlReport, readCurl} from '../readers/read-curl.ts';
import {readCurlResolver} from '../readers/read-resolver.ts';
import type {Tool} from '../tool.ts';

/** Proxies would answer for addresses that they cannot reach (kubernetes/kubernetes#37199). */
const withoutProxy = ['--noproxy', '*'];

/** `[1-100000]` in a path would be as many requests. */
const asTyped = ({pathname, search}: URL) => (/[[\]{}]/.test(pathname + search) ? ['-g'] : []);

/** curl 7.21 and later. */
export const curl: Tool = {
	name: 'curl',
	programs: ['curl'],
	resolve: {
		rank: 80,
		commands: ({name, port}, program) => [
			[program, '-sSvI', ...withoutProxy, '--connect-timeout', '3', '-m', '3', `http://${name}:${port}/`],
		],
		read: readCurlResolver,
		cannotTell: ['reason'],
	},
	request: {
		rank: 10,
		// Certificates are reported, not enforced: small images have no list of authorities.
		commands: ({url, method, limits}, program) => [
			[
				...[program, '-sS', '-v', '-k', ...(method === 'HEAD' ? ['-I'] : []), ...withoutProxy],
				...['--connect-timeout', String(limits.connectSeconds), '-m', String(limits.requestSeconds)],
				...['-w', curlReport, ...asTyped(url), url.href],
			],
		],
		read: readCurl,
		cannotTell: [],
	},
	banner: {
		rank: 10,
		commands: ({url, limits}, program) => [
			[
				...[program, '-sS', '--http0.9', '-k', ...withoutProxy],
				...['--connect-timeout', String(limits.connectSeconds), '-m', '2', ...asTyped(url), url.href],
			],
		],
		read: ({stdout}) => {
			const line = stdout.split('\n').find(candidate => candidate.trim() !== '');
			return line === undefined
				? undefined
				: {outcome: 'not-http', detail: `it says "${line.trim().slice(0, 60)}"`, isHttp: true};
		},
		cannotTell: [],
	},
	certificate: {
		rank: 10,
		// As a client that checks it asks: with -k it is not looked at closely.
		commands: ({url, limits}, program) => [
			[
				...[program, '-sS', '-I', '-o', '/dev/null', ...withoutProxy],
				...[
					'--connect-timeout',
					String(limits.connectSeconds),
					'-m',
					String(limits.requestSeconds),
					...asTyped(url),
					url.href,
				],
			],
		],
		read: readCertificate,
		cannotTell: [],
		details: ({stderr}) => certificateDetails(stderr),
	},
};
