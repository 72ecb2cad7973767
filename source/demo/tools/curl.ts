import {bodyOf, statusLine} from './http-text.ts';
import {openUrl, type Target} from './target.ts';
import {operands, optionValue, type Run, type Tool} from './tool.ts';

const optionsWithValue = [
	'-o',
	'--output',
	'-m',
	'--max-time',
	'--connect-timeout',
	'-w',
	'--write-out',
	'-X',
	'--request',
	'-H',
	'--header',
	'--noproxy',
	'--resolve',
	'-A',
	'--user-agent',
];

type Outcome = {
	readonly exitCode: number;
	/** '' for success. */
	readonly error: string;
	/** 0 where no answer came. */
	readonly status: number;
	readonly isConnected: boolean;
	readonly more?: string;
};

const selfSigned = `More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.
`;

const outcomeOf = ({scheme, host, port, path, connection}: Target, isInsecure: boolean): Outcome => {
	const failed = (exitCode: number, error: string, isConnected: boolean, more?: string): Outcome => ({
		exitCode,
		error,
		status: 0,
		isConnected,
		more,
	});

	if (!connection) {
		return failed(6, `Could not resolve host: ${host}`, false);
	}

	if (connection.kind === 'refused') {
		return failed(7, `Failed to connect to ${host} port ${port} after 0 ms: Couldn't connect to server`, false);
	}

	if (connection.kind === 'timeout' || connection.speaks === 'udp') {
		return failed(28, `Failed to connect to ${host} port ${port} after 3001 ms: Timeout was reached`, false);
	}

	if (scheme === 'https' && connection.speaks !== 'https') {
		return failed(35, 'OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number', true);
	}

	if (scheme === 'http' && connection.speaks === 'https') {
		return failed(56, 'Recv failure: Connection reset by peer', true);
	}

	if (scheme === 'https' && !isInsecure) {
		return failed(60, 'SSL certificate problem: self-signed certificate', true, selfSigned);
	}

	if (connection.speaks === 'tcp') {
		return failed(52, 'Empty reply from server', true);
	}

	return {exitCode: 0, error: '', status: connection.pathStatus(path), isConnected: true};
};

const traceOf = ({host, port, path, address, connection}: Target, {status, isConnected}: Outcome, method: string) => {
	if (!connection) {
		return `* Could not resolve host: ${host}\n* shutting down connection #0\n`;
	}

	const resolved = host === address ? '' : `* Host ${host}:${port} was resolved.\n* IPv6: (none)\n* IPv4: ${address}\n`;
	const trying = `${resolved}*   Trying ${address}:${port}...\n`;
	if (!isConnected) {
		return connection.kind === 'refused'
			? `${trying}* connect to ${address} port ${port} from 0.0.0.0 port 51234 failed: Connection refused\n`
			: `${trying}* Connection timed out after 3001 milliseconds\n`;
	}

	const request = `> ${method} ${path} HTTP/1.1\n> Host: ${host}\n> User-Agent: curl/8.11.1\n> Accept: */*\n> \n`;
	const answer =
		status === 0
			? ''
			: `< ${statusLine(status)}\n< Content-Type: text/plain\n< Content-Length: ${bodyOf(status).length}\n< \n`;

	return `${trying}* Connected to ${host} (${address}) port ${port}\n${request}${answer}`;
};

const writeOut = (format: string, {address}: Target, {status, isConnected, error, exitCode}: Outcome) => {
	const values: Readonly<Record<string, string>> = {
		http_code: String(status).padStart(3, '0'),
		response_code: String(status).padStart(3, '0'),
		time_namelookup: '0.000912',
		time_connect: isConnected ? '0.001366' : '0.000000',
		time_total: '0.004350',
		remote_ip: isConnected ? address : '',
		exitcode: String(exitCode),
		errormsg: error,
	};

	return format
		.replaceAll(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
		.replaceAll('\\n', '\n')
		.replaceAll('\\t', '\t');
};

/** Short options may stand together: `-sS`. */
const hasFlag = (parameters: readonly string[], short: string, long: string) =>
	parameters.some(word => word === long || (/^-[a-zA-Z]+$/.test(word) && word.includes(short)));

const run: Run = (parameters, site) => {
	const [url = ''] = operands(parameters, optionsWithValue);
	const target = openUrl(url, site);
	const outcome = outcomeOf(target, hasFlag(parameters, 'k', '--insecure'));
	const isHead = hasFlag(parameters, 'I', '--head');
	const method = isHead ? 'HEAD' : (optionValue(parameters, '-X', '--request') ?? 'GET');
	const headers =
		isHead && outcome.status > 0 ? `${statusLine(outcome.status)}\r\nContent-Type: text/plain\r\n\r\n` : '';
	const body = outcome.status > 0 && !isHead ? bodyOf(outcome.status) : '';
	const isKept = optionValue(parameters, '-o', '--output') === undefined;
	const format = optionValue(parameters, '-w', '--write-out') ?? '';
	const trace = hasFlag(parameters, 'v', '--verbose') ? traceOf(target, outcome, method) : '';
	const isQuiet = hasFlag(parameters, 's', '--silent') && !hasFlag(parameters, 'S', '--show-error');
	const error =
		outcome.error === '' || isQuiet ? '' : `curl: (${outcome.exitCode}) ${outcome.error}\n${outcome.more ?? ''}`;

	return {
		stdout: `${isKept ? headers + body : ''}${writeOut(format, target, outcome)}`,
		stderr: trace + error,
		exitCode: outcome.exitCode,
	};
};

/** curl 8.11. */
export const curl: Tool = {name: 'curl', folder: '/usr/bin', run};
