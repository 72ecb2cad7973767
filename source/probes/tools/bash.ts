import type {ToolOutput} from '../attempts/try-in-order.ts';
import {serverSeconds} from '../limits.ts';
import {readDnsAnswer} from '../readers/read-dns-answer.ts';
import {readTcp} from '../readers/read-tcp.ts';
import {type HttpAnswer, httpFailure, httpStatus, isTlsHint} from '../requests/http-answer.ts';
import type {Tool} from '../tool.ts';

/**
 * The read has the limit: bash cannot give one to its connect. A process substitution sets $! (bash 4.4). The shell outlives what
 * ends all of it, so that the connect is waited for and leaves no zombie.
 */
const connectScript =
	'trap : TERM; exec 4< <(exec 3<>"/dev/tcp/$1/$2" && echo open); p=$!; read -r -t "$3" line <&4; s=$?; [ $s -gt 128 ] && kill $p; wait $p; [ $s -gt 128 ] && { echo "timed out"; exit 1; }; echo "$line"; [ "$line" = open ]';

/** bash reads a datagram a byte at a time, and loses the rest: that one came is all there is to say. */
const serverScript = `q='sv\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00'; IFS=.; for l in $3; do [ -n "$l" ] && printf -v n '\\\\x%02x' "\${#l}" && q+="$n$l"; done
exec 3<>"/dev/udp/$1/$2" || exit 2; printf "$q\\x00\\x00\\x01\\x00\\x01" >&3 || exit 2
IFS= read -r -n 1 -t "$4" byte <&3; s=$?; [ $s -gt 128 ] && echo 'timed out'; [ $s -eq 0 ] && echo answered; exit $s`;

/** Forty lines are more than the head of an answer. */
const requestScript = String.raw`exec 3<>"/dev/tcp/$1/$2" || exit 2
printf 'GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" >&3
for ((i = 0; i < 40; i++)); do IFS= read -r -t "$3" line <&3; s=$?; [ -n "$line" ] && printf '%s\n' "$line"; [ $s -gt 128 ] && { echo 'read timed out'; break; }; [ $s -ne 0 ] && break; done`;

const readRequest = ({stdout, stderr}: ToolOutput): HttpAnswer | undefined => {
	const [, code, reason] = /^HTTP\/[\d.]+ (\d{3}) ?(.*?)[\r␍]?$/m.exec(stdout) ?? [];
	if (code !== undefined) {
		return isTlsHint(stdout)
			? httpFailure('tls', 'the port expects TLS and got plain HTTP')
			: httpStatus(Number(code), reason ?? '');
	}

	if (/reset by peer/i.test(stderr)) {
		return httpFailure('reset');
	}

	if (/^read timed out$/m.test(stdout)) {
		return httpFailure('resp-timeout');
	}

	if (stdout.trim() !== '') {
		return httpFailure('not-http');
	}

	return stderr.trim() === '' ? httpFailure('empty') : undefined;
};

/** Its /dev/tcp and /dev/udp, which Debian's and Red Hat's have. */
export const bash: Tool = {
	name: 'bash',
	programs: ['bash'],
	askServer: {
		rank: 70,
		commands: ({server, port, protocol, name}, program) =>
			protocol === 'UDP' ? [[program, '-c', serverScript, '_', server, String(port), name, String(serverSeconds)]] : [],
		read: readDnsAnswer,
		cannotTell: [],
	},
	connect: {
		rank: 20,
		commands: ({host, port, limits}, program) => [
			[program, '-c', connectScript, '_', host, String(port), String(limits.connectSeconds)],
		],
		read: (output, {limits}) => readTcp(output, limits),
		cannotTell: [],
	},
	plainRequest: {
		rank: 10,
		// The limit is one for each line.
		commands: ({host, port, limits}, program) => [
			[program, '-c', requestScript, '_', host, String(port), String(Math.max(1, limits.requestSeconds - 1))],
		],
		read: readRequest,
		cannotTell: [],
	},
};
