import {expect, test} from 'vitest';
import {proxyNote} from '../../../source/probes/caller/proxy-note.ts';
import {caller} from '../../_helpers/callers.ts';

const proxy = 'http://192.168.77.1:3128';
const names = ['tax', 'tax.shop', 'tax.shop.svc', 'tax.shop.svc.cluster.local'] as const;

const noteOf = (proxies: Readonly<Record<string, string | null>>, scheme: 'http' | 'https' = 'http') =>
	proxyNote(caller({proxies}), scheme, [...names], '10.96.4.7');

test('a proxy whose exceptions leave the Service out', () => {
	expect(noteOf({http_proxy: proxy, no_proxy: 'localhost,127.0.0.1'})).toBe(
		`http_proxy in container main is ${proxy}: an HTTP client that honors it sends requests for tax to ${proxy}, not to the Service. no_proxy (localhost,127.0.0.1) does not cover tax, tax.shop, tax.shop.svc, tax.shop.svc.cluster.local, or 10.96.4.7. svctop asked without the proxy.`,
	);
	expect(noteOf({HTTP_PROXY: proxy})).toMatch(/^HTTP_PROXY in .* no_proxy is not set\. svctop/);
});

test('exceptions for longer names leave the short ones to the proxy', () => {
	expect(noteOf({http_proxy: proxy, no_proxy: '.svc,.cluster.local,10.0.0.0/8'})).toContain(
		'requests for tax to http://192.168.77.1:3128, not to the Service. no_proxy (.svc,.cluster.local,10.0.0.0/8) does not cover tax or tax.shop. It covers tax.shop.svc and tax.shop.svc.cluster.local.',
	);
});

test.each([
	['no proxy', {}],
	['an empty one', {http_proxy: ''}],
	['a proxy for another scheme', {https_proxy: proxy}],
	['exceptions for every name', {http_proxy: proxy, no_proxy: 'tax,.shop,.svc,.cluster.local'}],
	['exceptions for everything', {http_proxy: proxy, NO_PROXY: '*'}],
])('%s: nothing to say', (_, proxies) => {
	expect(noteOf(proxies)).toBeUndefined();
});

test('a proxy for https, and one for all', () => {
	expect(noteOf({http_proxy: '', HTTPS_PROXY: proxy}, 'https')).toMatch(/^HTTPS_PROXY in /);
	expect(noteOf({all_proxy: proxy})).toMatch(/^all_proxy in /);
});

test('clients that read an exception in different ways are told of', () => {
	expect(noteOf({http_proxy: proxy, no_proxy: '*.svc,*.cluster.local,tax,*.shop'})).toContain(
		'Some clients take no_proxy to cover tax.shop, tax.shop.svc, and tax.shop.svc.cluster.local, others do not. It covers tax.',
	);
	// Which of the two spellings counts hangs on the client.
	expect(noteOf({http_proxy: proxy, no_proxy: 'tax,.shop,.svc,.cluster.local', NO_PROXY: 'localhost'})).toContain(
		'no_proxy (tax,.shop,.svc,.cluster.local / localhost) does not cover tax, ',
	);
});

test('values from elsewhere are not guessed at', () => {
	expect(noteOf({http_proxy: null})).toBe(
		'http_proxy in container main is set from elsewhere (valueFrom): an HTTP client that honors it sends requests for tax to that proxy, not to the Service. no_proxy is not set. svctop asked without the proxy.',
	);
	expect(noteOf({http_proxy: proxy, no_proxy: null})).toContain('no_proxy could not be read.');
});
