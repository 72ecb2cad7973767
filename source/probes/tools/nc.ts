import type {ToolOutput} from '../attempts/try-in-order.ts';
import {readTcp} from '../readers/read-tcp.ts';
import {type HttpAnswer, httpFailure, httpStatus, isTlsHint} from '../requests/http-answer.ts';
import type {Tool} from '../tool.ts';

/** The shell outlives what ends all of it, so that nc is waited for. */
const script = String.raw`trap : TERM; printf 'GET / HTTP/1.0\r\nHost: %s\r\n\r\n' "$1" | nc -w "$3" "$1" "$2"`;

const readPage = ({stdout}: ToolOutput): HttpAnswer | undefined => {
	if (isTlsHint(stdout)) {
		return httpFailure('tls', 'the port expects TLS and got plain HTTP');
	}

	const [, code, reason] = /^HTTP\/[\d.]+ (\d{3}) ?(.*?)[\r␍]?$/m.exec(stdout) ?? [];
	return code === undefined ? undefined : httpStatus(Number(code), reason ?? '');
};

/** OpenBSD's, nmap's, and that of BusyBox, which is silent about a failure unless it knows -v. */
export const nc: Tool = {
	name: 'nc',
	programs: ['nc'],
	connect: {
		rank: 10,
		commands: ({host, port, limits}, program) => [
			[program, '-z', '-v', '-w', String(limits.connectSeconds), host, String(port)],
		],
		read: (output, {limits}) => readTcp(output, limits),
		cannotTell: ['reason'],
	},
	errorPage: {
		rank: 10,
		commands: ({host, port, limits}) => [['sh', '-c', script, '_', host, String(port), String(limits.connectSeconds)]],
		read: readPage,
		cannotTell: [],
	},
};
