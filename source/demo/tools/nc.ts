import {reach} from './target.ts';
import {complained, operands, printed, type Run, type Tool} from './tool.ts';

const run: Run = (parameters, site) => {
	const [host = '', port = ''] = operands(parameters, ['-w', '-p', '-s', '-i']);
	const isVerbose = parameters.some(word => /^-[a-z]*v/.test(word));
	const {address, connection} = reach(host, Number(port), site);
	if (!connection) {
		return complained(`nc: bad address '${host}'\n`, 1);
	}

	const subject = `${host} (${address}:${port})`;
	if (connection.kind === 'open') {
		return isVerbose ? complained(`${subject} open\n`, 0) : printed('');
	}

	const reason = connection.kind === 'refused' ? 'Connection refused' : 'Operation timed out';

	return complained(isVerbose ? `nc: ${subject}: ${reason}\n` : '', 1);
};

/** BusyBox 1.36: silent about a refusal unless asked to be verbose. */
export const nc: Tool = {name: 'nc', run};
