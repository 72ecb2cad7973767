import {useInput} from 'ink';
import {useEffect, useRef} from 'react';
import {keyNames} from './key-names.ts';

/**
 * Hears the keyboard. Keys that are pressed before `ready` has settled wait for it, as they are about what is not there yet;
 * all but ctrl-c, which ends the program at any time.
 */
export const useKeys = (ready: Promise<unknown> | undefined, press: (key: string) => void): void => {
	const waiting = useRef<string[] | undefined>(ready === undefined ? undefined : []);
	useEffect(() => {
		const release = () => {
			const keys = waiting.current ?? [];
			waiting.current = undefined;
			for (const key of keys) {
				press(key);
			}
		};
		ready?.then(release, release);
	}, [ready, press]);
	useInput((input, key) => {
		for (const name of keyNames(input, key)) {
			if (waiting.current === undefined || name === 'ctrl-c') {
				press(name);
			} else {
				waiting.current.push(name);
			}
		}
	});
};
