import type {Caller} from './known-caller.ts';
import {type Coverage, coverage} from './no-proxy.ts';

/** The variables that clients take a proxy from, the first that is set; curl reads the upper-case HTTP_PROXY not at all. */
const variables = {
	http: ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
	https: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
} as const;

const ranks: readonly Coverage[] = ['covered', 'mixed', 'uncovered'];

/** The worst of both spellings: some clients read the one first, some the other. */
const covers = (host: string, values: readonly string[]): Coverage =>
	values.length === 0
		? 'uncovered'
		: values.map(value => coverage(host, value)).reduce((a, b) => (ranks.indexOf(a) > ranks.indexOf(b) ? a : b));

const either = (words: readonly string[]) => new Intl.ListFormat('en', {type: 'disjunction'}).format(words);
const both = (words: readonly string[]) => new Intl.ListFormat('en').format(words);

/**
 * What a client that honors the container's proxy variables will meet where a probe went without them; undefined where
 * there are none, or no_proxy covers every name. `names` are those it may ask for; addresses among them count only
 * beside a name.
 */
export const proxyNote = (
	{client, proxies}: Caller,
	scheme: 'http' | 'https',
	names: readonly [string, ...string[]],
	address?: string,
): string | undefined => {
	const variable = variables[scheme].find(name => proxies[name] !== undefined && proxies[name] !== '');
	if (variable === undefined) {
		return undefined;
	}

	const noProxy = ['no_proxy', 'NO_PROXY'].flatMap(name => {
		const value = proxies[name];
		return value === undefined || value === '' ? [] : [{name, value}];
	});
	const values = noProxy.flatMap(({value}) => value ?? []);
	const of = (wanted: Coverage) => names.filter(name => covers(name, values) === wanted);
	const [uncovered, mixed, covered] = [of('uncovered'), of('mixed'), of('covered')];
	const [first] = [...uncovered, ...mixed];
	if (first === undefined) {
		return undefined;
	}

	const all = [...uncovered, ...(address !== undefined && covers(address, values) === 'uncovered' ? [address] : [])];
	const [exception] = noProxy;
	const proxy = proxies[variable];
	const sentences = [
		`${variable} in container ${client.container} is ${proxy ?? 'set from elsewhere (valueFrom)'}: an HTTP client that honors it sends requests for ${first} to ${proxy ?? 'that proxy'}, not to the Service.`,
		...(exception === undefined ? ['no_proxy is not set.'] : []),
		...(exception?.value === null ? [`${exception.name} could not be read.`] : []),
		...(values.length > 0 && uncovered.length > 0
			? [`no_proxy (${values.join(' / ')}) does not cover ${either(all)}.`]
			: []),
		...(mixed.length > 0 ? [`Some clients take no_proxy to cover ${both(mixed)}, others do not.`] : []),
		...(covered.length > 0 ? [`It covers ${both(covered)}.`] : []),
		'svctop asked without the proxy.',
	];
	return sentences.join(' ');
};
