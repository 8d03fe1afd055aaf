using KvTui.Cli;

ProcessMemory.Hide();
return await CommandLine.RunAsync(args);
