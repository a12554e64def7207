import { createSlice, type PayloadAction } from '@reduxjs/toolkit';

export type Link = 'connecting' | 'live' | 'reconnecting' | 'down';

/** How the live connection is. */
export const live = createSlice({
  name: 'live',
  initialState: { link: 'connecting' as Link, since: 0, attempts: 0 },
  reducers: {
    linkChanged: (state, { payload }: PayloadAction<{ link: Link; at: number }>) => {
      if (state.link !== payload.link) {
        state.since = payload.at;
      }
      state.attempts = payload.link === 'live' ? 0 : state.attempts + 1;
      state.link = payload.link;
    },
  },
});

export const { linkChanged } = live.actions;
