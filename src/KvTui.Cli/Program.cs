using KvTui.Cli;

return await CommandLine.RunAsync(args);
