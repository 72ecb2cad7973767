import {describe, expect, test} from 'vitest';
import {proxyFor} from '../../../source/kubernetes/connection/proxy.ts';

const server = 'https://api.prod.example.com:6443';

/** The proxy's address and who says so. */
const by = (url: string, proxyUrl: string | undefined, environment: NodeJS.ProcessEnv) => {
	const proxy = proxyFor(url, proxyUrl, environment);
	return proxy && [proxy.url.href, proxy.from];
};

describe('the proxy of a server', () => {
	test.each<[string, string, string | undefined, NodeJS.ProcessEnv, readonly string[] | undefined]>([
		['nothing is said', server, undefined, {}, undefined],
		['the kubeconfig', server, 'http://p:1', {}, ['http://p:1/', 'proxy-url in the kubeconfig']],
		[
			'the kubeconfig wins over all that the environment says',
			server,
			'socks5://p:1',
			{HTTPS_PROXY: 'http://q:2', NO_PROXY: '*'},
			['socks5://p:1', 'proxy-url in the kubeconfig'],
		],
		['an empty one of the kubeconfig', server, '', {HTTPS_PROXY: 'http://q:2'}, ['http://q:2/', '$HTTPS_PROXY']],
		['in small letters', server, undefined, {https_proxy: 'http://q:2'}, ['http://q:2/', '$https_proxy']],
		[
			'capitals win',
			server,
			undefined,
			{HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2'},
			['http://p:1/', '$HTTPS_PROXY'],
		],
		['an empty variable', server, undefined, {HTTPS_PROXY: '', https_proxy: ''}, undefined],
		['without a scheme', server, undefined, {HTTPS_PROXY: 'proxy:3128'}, ['http://proxy:3128/', '$HTTPS_PROXY']],
		[
			'an address alone',
			server,
			undefined,
			{HTTPS_PROXY: '192.0.2.7:3128'},
			['http://192.0.2.7:3128/', '$HTTPS_PROXY'],
		],
		['that of the other scheme', server, undefined, {HTTP_PROXY: 'http://q:2'}, undefined],
		['a server without TLS', 'http://api.test', undefined, {HTTP_PROXY: 'http://q:2'}, ['http://q:2/', '$HTTP_PROXY']],
		['ALL_PROXY, which Go does not know', server, undefined, {ALL_PROXY: 'http://q:2'}, undefined],
	])('%s', (_name, url, proxyUrl, environment, expected) => {
		expect(by(url, proxyUrl, environment)).toStrictEqual(expected);
	});

	test.each(['p:1', 'ftp://p:1', 'nonsense', 'http://'])('proxy-url %s is refused in a sentence', proxyUrl => {
		expect(() => proxyFor(server, proxyUrl, {})).toThrow(
			/^The proxy-url in the kubeconfig is no URL of a proxy\. Write it as /,
		);
	});
});

describe('NO_PROXY as Go reads it', () => {
	const isDirect = (url: string, noProxy: string, name = 'NO_PROXY') =>
		by(url, undefined, {HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://p:1', [name]: noProxy}) === undefined;

	test.each<[string, string, boolean]>([
		[server, '', false],
		[server, '*', true],
		[server, 'a.test, *', true],
		[server, 'example.com', true],
		[server, '.example.com', true],
		[server, '*.example.com', true],
		[server, 'EXAMPLE.com', true],
		[server, ' b.test ,example.com ', true],
		[server, 'api.prod.example.com', true],
		[server, '.api.prod.example.com', false],
		[server, 'ample.com', false],
		[server, 'example.com:6443', true],
		[server, 'example.com:443', false],
		[server, ':6443', false],
		['https://api.test', 'api.test:443', true],
		['http://api.test', 'api.test:80', true],
		['http://api.test', 'api.test:443', false],
		['https://10.1.2.3:6443', '10.0.0.0/8', true],
		['https://10.1.2.3:6443', '10.2.0.0/16', false],
		['https://10.1.2.3:6443', '10.1.2.3', true],
		['https://10.1.2.3:6443', '10.1.2.3:6443', true],
		['https://10.1.2.3:6443', '10.1.2.3:443', false],
		['https://10.1.2.3:6443', '2.3', false],
		['https://10.1.2.3:6443', '10.0.0.0/99', false],
		['https://10.1.2.3:6443', 'nonsense/8', false],
		['https://[2001:db8::1]:6443', '2001:db8::/32', true],
		['https://[2001:db8::1]:6443', '2001:db8::1', true],
		['https://[2001:db8::1]:6443', '[2001:db8::1]:6443', true],
		['https://[2001:db8::1]:6443', '[2001:db8::1]:443', false],
		['https://[2001:db8::1]:6443', '2001:db9::/32', false],
	])('%s, NO_PROXY=%s: direct is %s', (url, noProxy, expected) => {
		expect(isDirect(url, noProxy)).toBe(expected);
		expect(isDirect(url, noProxy, 'no_proxy')).toBe(expected);
	});

	test.each(['https://localhost:6443', 'https://127.0.0.1:6443', 'https://127.9.9.9', 'https://[::1]:6443'])(
		'%s is this machine, and needs no entry',
		url => {
			expect(isDirect(url, '')).toBe(true);
		},
	);
});
