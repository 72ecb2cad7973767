import {worded} from './container-state.ts';

/**
 * What a pod lacks before its containers start, from the kubelet's reason and message: the missing object first,
 * `configmap "rules" not found: FailedMount`.
 */
export const setupFailureText = (reason: string, message: string): string => {
	const missing = /\b(\w+) "([^"]+)" not found/.exec(message);
	if (missing) {
		return `${missing[1]} "${missing[2]}" not found: ${reason}`;
	}

	const key = /couldn't find key (\S+) in (\w+) (\S+)/i.exec(message);
	return key
		? `key ${key[1]} not in ${key[2]} ${key[3]}: ${reason}`
		: worded(reason, message.replace(/^MountVolume\.\w+ failed for volume "[^"]*" : /, ''));
};
