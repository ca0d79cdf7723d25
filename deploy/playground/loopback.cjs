// Loaded before the Playground (node --require). The Playground listens on every interface and calls
// telemetry hosts even when told not to; a local tool that shows restricted facts must do neither.
"use strict";

const net = require("node:net");

const HOST = "127.0.0.1";
const isLocal = (host) => host === "localhost" || host === "::1" || host.startsWith("127.");

// net normalises listen(port, …), listen("port", …) and listen({port, …}) alike; so do we, before it.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (first, ...rest) {
  const callback = rest.findLast((argument) => typeof argument === "function");
  if (typeof first === "object" && first !== null && first.port !== undefined) {
    return listen.call(this, { ...first, host: HOST }, ...rest);
  }
  if (/^\d+$/.test(String(first))) {
    return listen.call(this, { port: Number(first), host: HOST }, callback);
  }
  return listen.call(this, first, ...rest);
};

// Where a connect goes: null for a path (a pipe), otherwise a host. net.connect() hands over an array.
const destination = (args) => {
  const [target, host] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof target === "object" && target !== null) {
    return target.path ? null : target.host ?? "localhost";
  }
  if (/^\d+$/.test(String(target))) {
    return typeof host === "string" ? host : "localhost";
  }
  return null;
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const remote = destination(args);
  if (remote !== null && !isLocal(remote)) {
    const error = Object.assign(new Error(`no way out to ${remote} from the Playground`), { code: "ECONNREFUSED" });
    process.nextTick(() => this.destroy(error));
    return this;
  }
  return connect.apply(this, args);
};
