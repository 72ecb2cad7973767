import {isTimeLimit} from '../attempts/time-limit.ts';
import type {ToolOutput} from '../attempts/try-in-order.ts';
import {isAddress, type NameAnswer, type NameFailure, nameAnswer} from '../names/name-answer.ts';

/**
 * The words libc, node and curl have for a name that is not resolved. EAI_NONAME (-2) is a definite no; EAI_AGAIN (-3)
 * is SERVFAIL or no answer, which getaddrinfo does not tell apart.
 */
const failures: ReadonlyArray<readonly [RegExp, NameFailure]> = [
	[/Resolving timed out|ETIMEDOUT/, 'dns-timeout'],
	[/Name or service not known|Name does not resolve|ENOTFOUND|gaierror -2\b/, 'nxdomain'],
	[/No address associated|ENODATA|gaierror -5\b/, 'nodata'],
	[/Temporary failure|Try again|EAI_AGAIN|gaierror -3\b/, 'dns-fail-unknown'],
	[/bad address|unknown host|Could not resolve host|unable to resolve|getaddrinfo|gaierror/i, 'dns-fail-unknown'],
];

/** How a program says that it could not resolve a name; undefined where it says no such thing. */
export const resolverFailure = (text: string): NameFailure | undefined =>
	failures.find(([pattern]) => pattern.test(text))?.[1];

const answer = ({stdout, stderr, exitCode}: ToolOutput, addresses: readonly string[]): NameAnswer | undefined => {
	if (addresses.length > 0) {
		return nameAnswer(addresses, undefined, 'nodata');
	}

	const failure = isTimeLimit(exitCode) ? 'dns-timeout' : resolverFailure(`${stdout}\n${stderr}`);
	return failure === undefined ? undefined : nameAnswer([], undefined, failure);
};

/** Reads the scripts that print one address a line, or the resolver's error. */
export const readScript = (output: ToolOutput) => answer(output, output.stdout.split('\n').filter(isAddress));

/** Reads `curl -v`, which tells the addresses it tries whether they answer or not. */
export const readCurlResolver = (output: ToolOutput) =>
	answer(
		output,
		[...output.stderr.matchAll(/^\* +Trying \[?([\da-fA-F.:]+?)\]?(?::\d+)?\.\.\.$/gm)]
			.map(([, address]) => address as string)
			.filter(isAddress),
	);

/** Reads the first line of ping, which names the address whether it answers or not. */
export const readPing = (output: ToolOutput) => {
	const address = /^PING \S+ ?\(([\da-fA-F.:]+)\)/m.exec(output.stdout)?.[1];
	return answer(output, address === undefined ? [] : [address]);
};
