import {expect, test} from 'vitest';
import {parseRequest} from '../../../source/probes/requests/web-request.ts';

test.each([
	['http://web:80/health', 'GET', 'http://web/health'],
	['  GET https://web.shop.svc/ ', 'GET', 'https://web.shop.svc/'],
	['head http://web', 'HEAD', 'http://web/'],
	['HEAD   http://[fd00::7]:8080/', 'HEAD', 'http://[fd00::7]:8080/'],
])('%j', (text, method, href) => {
	const request = parseRequest(text);
	expect([request?.method, request?.url.href]).toEqual([method, href]);
});

test.each([
	'',
	'file:///etc/passwd',
	'web:80',
	'telnet://web:80/',
	'POST http://web/',
	'http://',
	'HEAD',
	'http://a b',
])('%j is nothing to request', text => {
	expect(parseRequest(text)).toBeUndefined();
});
