using KvTui.Cli;

ProcessMemory.Hide(args);
return await CommandLine.RunAsync(args);
