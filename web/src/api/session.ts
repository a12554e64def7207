import { createSlice } from '@reduxjs/toolkit';

/** Whether the viewer is signed in, as the last answer of the server had it. */
export const session = createSlice({
  name: 'session',
  initialState: { isSignedOut: false },
  reducers: {
    signedOut: (state) => {
      state.isSignedOut = true;
    },
    signedIn: (state) => {
      state.isSignedOut = false;
    },
  },
});

export const { signedOut, signedIn } = session.actions;
