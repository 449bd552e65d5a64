/** Starts the window. */
import "@fontsource-variable/inter";
import "@xyflow/svelte/dist/base.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { connect } from "./api/core";
import { tauri } from "./platform/tauri";

const target = document.getElementById("app");
if (!target) throw new Error("the page has no #app");
connect(tauri);
mount(App, { target });
