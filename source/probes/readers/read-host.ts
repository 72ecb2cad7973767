import type {ToolOutput} from '../attempts/try-in-order.ts';
import {failureOf, type NameAnswer, nameAnswer, withoutDot} from '../names/name-answer.ts';

/** Reads BIND's host. */
export const readHost = ({stdout}: ToolOutput): NameAnswer | undefined => {
	const addresses = [...stdout.matchAll(/ has (?:IPv6 )?address (\S+)$/gm)].map(([, address]) => address as string);
	const alias = / is an alias for (\S+)$/m.exec(stdout)?.[1];
	const target = alias === undefined ? undefined : withoutDot(alias);
	const refusal = / not found: \d+\((\w+)\)/.exec(stdout)?.[1];
	if (refusal !== undefined) {
		return nameAnswer(addresses, target, failureOf(refusal));
	}

	if (/no servers could be reached|timed out/.test(stdout)) {
		return nameAnswer(addresses, target, 'dns-timeout');
	}

	return addresses.length > 0 || target !== undefined || / has no \S+ record/.test(stdout)
		? nameAnswer(addresses, target, 'nodata')
		: undefined;
};
