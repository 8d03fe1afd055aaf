using System.Reflection;
using KvTui.BrokenServices;

// The program itself, in which the service that BROKEN_SERVICE names breaks whenever it works.
ServiceBreaker.Install(Environment.GetEnvironmentVariable("BROKEN_SERVICE") ?? "");
return (int)Assembly.Load("kvtui").EntryPoint!.Invoke(null, [args])!;
