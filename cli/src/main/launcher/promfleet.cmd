@echo off
rem Starts promfleet.jar with the archive of loaded classes that the build made beside it. The Java that made the archive
rem starts in about half the time; any other ignores it and says nothing.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -Xshare:auto "-XX:SharedArchiveFile=%~dp0promfleet.jsa" -Xlog:disable -Xlog:all=error:stderr -Xlog:cds=off:stderr -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData %PROMFLEET_JAVA_OPTIONS% "-Dpromfleet.command=%~0" -jar "%~dp0promfleet.jar" %*
exit /b %ERRORLEVEL%
