const minute = 60;
const hour = 3600;
const day = 86_400;

const inTwo = (large: number, largeLetter: string, small: number, smallLetter: string) =>
	small === 0 ? `${large}${largeLetter}` : `${large}${largeLetter}${small}${smallLetter}`;

/** A time that has passed, as kubectl writes it (HumanDuration in k8s.io/apimachinery/pkg/util/duration). In seconds. */
export const durationText = (seconds: number): string => {
	const passed = Math.max(0, Math.floor(seconds));
	if (passed < 2 * minute) {
		return `${passed}s`;
	}

	const minutes = Math.floor(passed / minute);
	if (minutes < 10) {
		return inTwo(minutes, 'm', passed % minute, 's');
	}

	if (minutes < 3 * 60) {
		return `${minutes}m`;
	}

	const hours = Math.floor(passed / hour);
	if (hours < 8) {
		return inTwo(hours, 'h', minutes % 60, 'm');
	}

	if (hours < 48) {
		return `${hours}h`;
	}

	const days = Math.floor(passed / day);
	return days < 8 ? inTwo(days, 'd', hours % 24, 'h') : `${days}d`;
};
