import { Problem } from '../../../base/index.js';
import { countryPlace, type World } from '../world.js';

/** A government: one country, or a customs union with one tariff to the outside and none inside. */
export interface Player {
  readonly name: string;
  readonly members: readonly string[];
}

/** A player by the places of its members in the world. */
export interface SeatedPlayer {
  readonly name: string;
  readonly members: readonly number[];
  /** places of the exporters it sets a tariff on */
  readonly outsiders: readonly number[];
}

/**
 * Players by the places of their countries. Throws Problem `invalidInput` for countries that are not there, a country with
 * two governments, and a union of all.
 */
export function seatPlayers(world: World, players: readonly Player[]): readonly SeatedPlayer[] {
  if (players.length === 0) {
    throw new Problem('invalidInput', 'no country is named whose tariffs are to be found', [
      'name one, or several that set theirs against each other',
    ]);
  }
  const governed = new Map<number, string>();
  return players.map(({ name, members }) => {
    const places = members.map((member) => countryPlace(world.countries, member));
    for (const place of places) {
      const other = governed.get(place);
      if (other !== undefined) {
        throw new Problem(
          'invalidInput',
          `${world.countries[place]} is a member of ${other} and of ${name}; it has one government`,
        );
      }
      governed.set(place, name);
    }
    const outsiders = world.countries.map((_, place) => place).filter((place) => !places.includes(place));
    if (places.length === 0 || outsiders.length === 0) {
      throw new Problem('invalidInput', `${name} needs a member, and a country outside to set a tariff on`);
    }
    return { name, members: places, outsiders };
  });
}
