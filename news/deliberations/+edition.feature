Every outcome and every act name the edition of the law by which the vote was computed; the control panel shows the present one.
